CREATE TABLE tt_content (
    tx_ozgwidgets_element varchar(40) DEFAULT 'availability-badge' NOT NULL,
    tx_ozgwidgets_service varchar(20) DEFAULT '' NOT NULL
);
