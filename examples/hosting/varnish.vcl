# ozg-feed hinter Varnish 6 oder 7: ein Zwischenspeicher vor dem Webserver, der bei dessen Ausfall weiter antwortet.
# Eine Stelle anpassen: wo der Webserver lauscht (backend).
# English: a cache in front of the web server that goes on answering while the server is down. Change the backend.
vcl 4.1;

backend default {
    .host = "127.0.0.1";
    .port = "8080";
    .connect_timeout = 2s;
    .first_byte_timeout = 10s;
}

sub vcl_recv {
    # Ein Feed wird nur gelesen.
    if (req.method != "GET" && req.method != "HEAD") {
        return (synth(405));
    }
    # Er ist für alle gleich: Cookies, Anmeldung und Zusätze an der Adresse spielen keine Rolle.
    unset req.http.Cookie;
    unset req.http.Authorization;
    set req.url = regsub(req.url, "\?.*$", "");
    return (hash);
}

sub vcl_backend_response {
    unset beresp.http.Set-Cookie;
    # Wie lange etwas frisch ist, sagt „Cache-Control: max-age“ des Webservers. Danach wird einen Tag lang noch das Letzte
    # gezeigt, während im Hintergrund das Neue geholt wird, und drei Tage lang gefragt, ob es sich geändert hat.
    set beresp.grace = 24h;
    set beresp.keep = 72h;
    # Ein Fehler des Webservers ersetzt nie eine gute Antwort, und was fehlt, kann bald da sein.
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        set beresp.ttl = 1s;
        set beresp.grace = 0s;
    } else if (beresp.status >= 400) {
        set beresp.ttl = 60s;
        set beresp.grace = 0s;
    }
}

# Auch eine Störung darf gelesen werden, sonst hält der Leser sie für einen Netzfehler.
sub vcl_backend_error {
    set beresp.http.Access-Control-Allow-Origin = "*";
    set beresp.http.Content-Type = "text/plain; charset=utf-8";
    set beresp.body = "Der Webserver antwortet nicht. The web server does not answer." + {"
"};
    return (deliver);
}

sub vcl_synth {
    set resp.http.Access-Control-Allow-Origin = "*";
}
