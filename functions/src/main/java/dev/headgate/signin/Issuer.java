package dev.headgate.signin;

import java.net.URI;
import java.util.Map;

/** The way to whoever vouches for approvers: JSON over HTTPS. */
public interface Issuer {

    /**
     * Reads an object.
     *
     * @throws IssuerException unless the answer is 200 with an object of JSON
     */
    Map<String, Object> get(URI address);

    /**
     * Sends a form.
     *
     * @throws IssuerException unless the answer is 200 with an object of JSON; it quotes neither form nor answer
     */
    Map<String, Object> post(URI address, Map<String, String> form);
}
