export declare const buildConfigurator: () => Promise<void>;
