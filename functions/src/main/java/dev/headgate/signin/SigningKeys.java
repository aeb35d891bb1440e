package dev.headgate.signin;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys by which an issuer signs, as it publishes them (RFC 7517). */
record SigningKeys(List<Map<?, ?>> keys) {

    private static final int SHORTEST_MODULUS = 2048;

    static SigningKeys of(Map<String, Object> document) {
        return new SigningKeys(
                document.get("keys") instanceof List<?> keys
                        ? keys.stream()
                                .<Map<?, ?>>mapMulti((key, each) -> {
                                    if (key instanceof Map<?, ?> members) {
                                        each.accept(members);
                                    }
                                })
                                .toList()
                        : List.of());
    }

    /** The key of this id, if it is one for signatures of this kind. */
    Optional<PublicKey> find(Object id, SignatureAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> id.equals(key.get("kid")))
                .filter(key -> algorithm.keyType().equals(key.get("kty")))
                .filter(key -> Optional.<Object>ofNullable(key.get("use"))
                        .orElse("sig")
                        .equals("sig"))
                .flatMap(key -> key(key, algorithm).stream())
                .findFirst();
    }

    private static Optional<PublicKey> key(Map<?, ?> members, SignatureAlgorithm algorithm) {
        try {
            return switch (algorithm) {
                case RS256 -> rsa(number(members, "n"), number(members, "e"));
                case ES256 ->
                    "P-256".equals(members.get("crv"))
                            ? Optional.of(ec(number(members, "x"), number(members, "y")))
                            : Optional.empty();
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // No key that can be used is no key.
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return modulus.bitLength() < SHORTEST_MODULUS
                ? Optional.empty()
                : Optional.of(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
    }

    private static PublicKey ec(BigInteger x, BigInteger y) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(Map<?, ?> members, String name) {
        return Stream.ofNullable(members.get(name))
                .map(String::valueOf)
                .map(Base64.getUrlDecoder()::decode)
                .map(bytes -> new BigInteger(1, bytes))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a key without " + name));
    }
}
