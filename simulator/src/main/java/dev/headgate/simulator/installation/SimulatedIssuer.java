package dev.headgate.simulator.installation;

import dev.headgate.config.Configuration;
import dev.headgate.config.SignIn;
import dev.headgate.signin.Issuer;
import dev.headgate.signin.IssuerException;
import java.net.URI;
import java.util.Map;

/** The issuer that headgate.yaml names, as far as it says where to sign in; nobody signs in there. */
record SimulatedIssuer(Configuration configuration) implements Issuer {

    @Override
    public Map<String, Object> get(URI address) {
        String issuer = configuration.signIn().map(SignIn::issuer).orElse("");
        return Map.of(
                "issuer", issuer,
                "authorization_endpoint", issuer + "/authorize",
                "token_endpoint", issuer + "/token",
                "jwks_uri", issuer + "/keys");
    }

    @Override
    public Map<String, Object> post(URI address, Map<String, String> form) {
        throw new IssuerException(address.getPath() + " answered 400");
    }
}
