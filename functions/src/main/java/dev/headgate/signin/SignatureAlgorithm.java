package dev.headgate.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import java.util.stream.Stream;

/** How a token may be signed; whatever else a token says of itself, {@code none} among it, is refused. */
enum SignatureAlgorithm {
    RS256("RSA", "SHA256withRSA"),
    ES256("EC", "SHA256withECDSAinP1363Format");

    private final String keyType;
    private final String jdkName;

    SignatureAlgorithm(String keyType, String jdkName) {
        this.keyType = keyType;
        this.jdkName = jdkName;
    }

    static Optional<SignatureAlgorithm> named(Object algorithm) {
        return Stream.of(values()).filter(it -> it.name().equals(algorithm)).findFirst();
    }

    String keyType() {
        return keyType;
    }

    boolean verifies(String signed, byte[] signature, PublicKey key) {
        try {
            Signature verification = Signature.getInstance(jdkName);
            verification.initVerify(key);
            verification.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of another length or form than the algorithm's.
            return false;
        }
    }
}
