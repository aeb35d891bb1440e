package dev.headgate.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * Where an issuer does what, as it says itself.
 *
 * @param endSession where a browser signs out of it; empty where it does not say, or names a place that is not https
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery</a>
 */
record Endpoints(URI authorization, URI token, URI keys, Optional<URI> endSession) {

    private static final String DOCUMENT = "/.well-known/openid-configuration";

    /** @throws IssuerException when the issuer can not be asked, is another one, or names a place that is not https */
    static Endpoints of(String issuer, Issuer asked) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> document = asked.get(URI.create(base + DOCUMENT));
        if (!issuer.equals(document.get("issuer"))) {
            throw new IssuerException("the discovery document is another issuer's than approvals.signIn.issuer says");
        }
        return new Endpoints(
                https(document, "authorization_endpoint"),
                https(document, "token_endpoint"),
                https(document, "jwks_uri"),
                optional(document, "end_session_endpoint"));
    }

    private static URI https(Map<String, Object> document, String member) {
        return optional(document, member)
                .orElseThrow(() -> new IssuerException("the discovery document has no https " + member));
    }

    private static Optional<URI> optional(Map<String, Object> document, String member) {
        return Optional.ofNullable(document.get(member))
                .map(String::valueOf)
                .filter(it -> it.matches("https://[^\\s#]+"))
                .flatMap(Endpoints::uri);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(it -> it.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
