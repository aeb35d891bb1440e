package dev.headgate.signin;

/** The issuer did not answer as OpenID Connect says; its message holds nothing that was sent or received. */
public final class IssuerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IssuerException(String message) {
        super(message);
    }
}
