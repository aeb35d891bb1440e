package dev.headgate.testing;

import dev.headgate.config.SignIn;
import dev.headgate.json.Json;
import dev.headgate.signin.Issuer;
import dev.headgate.signin.IssuerException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An issuer in memory, which checks what OpenID Connect says that it must, and lies where a test has it lie. */
public final class FakeIssuer implements Issuer {

    public static final SignIn SIGN_IN = new SignIn("https://login.example.com/pool", "headgate-approvals", "email");

    private static final KeyPair RSA = keys("RSA");
    private static final KeyPair EC = keys("EC");

    /** Addresses that were asked, oldest first. */
    public final List<String> asked = new ArrayList<>();
    /** The form that the code was exchanged by, last. */
    public Map<String, String> exchanged = Map.of();

    /** What the next tokens claim otherwise than an honest issuer would; a null is a claim left out. */
    public final Map<String, Object> claims = new HashMap<>();

    public String algorithm = "RS256";
    public String keyId = "rsa-1";
    /** What becomes of a token on its way. */
    public UnaryOperator<String> onItsWay = token -> token;
    /** Of what the discovery document says. */
    public String issuer = SIGN_IN.issuer();

    /** Where it has browsers sign out, as the discovery document says; none unless it says so. */
    public Optional<String> endSession = Optional.empty();

    private final InstantSource clock;
    private final Map<String, Map<String, String>> codes = new HashMap<>();

    public FakeIssuer(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody signs in where they were sent; returns what the browser is sent back with. */
    public Map<String, String> signIn(String location) {
        Map<String, String> query = query(location);
        String code = "code-" + codes.size();
        codes.put(code, query);
        return Map.of("code", code, "state", query.getOrDefault("state", ""));
    }

    /** The parameters of an address. */
    public static Map<String, String> query(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    }

    @Override
    public Map<String, Object> get(URI address) {
        asked.add(address.toString());
        return switch (address.toString()) {
            case "https://login.example.com/pool/.well-known/openid-configuration" -> discovery();
            case "https://login.example.com/keys" -> Map.of("keys", List.of(rsaKey(), ecKey()));
            default -> throw new IssuerException(address.getPath() + " answered 404");
        };
    }

    private Map<String, Object> discovery() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", "https://login.example.com/authorize");
        document.put("token_endpoint", "https://login.example.com/token");
        document.put("jwks_uri", "https://login.example.com/keys");
        endSession.ifPresent(it -> document.put("end_session_endpoint", it));
        return document;
    }

    @Override
    public Map<String, Object> post(URI address, Map<String, String> form) {
        asked.add(address.toString());
        exchanged = Map.copyOf(form);
        // A code is good for one exchange.
        Map<String, String> begun = Optional.ofNullable(codes.remove(form.get("code")))
                .filter(it -> form.get("code_verifier") != null)
                .filter(it -> challenge(form.getOrDefault("code_verifier", "")).equals(it.get("code_challenge")))
                .filter(it -> form.getOrDefault("redirect_uri", "").equals(it.get("redirect_uri")))
                .filter(it -> form.getOrDefault("client_id", "").equals(it.get("client_id")))
                .orElseThrow(() -> new IssuerException(address.getPath() + " answered 400"));
        return Map.of("access_token", "not-for-us", "id_token", onItsWay.apply(token(begun)));
    }

    private String token(Map<String, String> begun) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", SIGN_IN.issuer());
        all.put("aud", SIGN_IN.audience());
        all.put("sub", "1234");
        all.put("iat", now);
        all.put("exp", now + Duration.ofMinutes(5).toSeconds());
        all.put("nonce", begun.getOrDefault("nonce", ""));
        all.put("email", "alice@example.com");
        all.put("email_verified", true);
        all.putAll(claims);
        all.values().removeIf(ABSENT::equals);
        String signed = encoded(Map.of("alg", algorithm, "kid", keyId)) + "." + encoded(all);
        return signed + "." + base64(signature(signed));
    }

    /** As the value of a claim: the token does not have it. */
    public static final String ABSENT = "(absent)";

    private byte[] signature(String signed) {
        try {
            Signature signature =
                    Signature.getInstance(algorithm.equals("ES256") ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
            signature.initSign((algorithm.equals("ES256") ? EC : RSA).getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return algorithm.equals("none") ? new byte[0] : signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> rsaKey() {
        RSAPublicKey key = (RSAPublicKey) RSA.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                "rsa-1",
                "use",
                "sig",
                "alg",
                "RS256",
                "n",
                number(key.getModulus()),
                "e",
                number(key.getPublicExponent()));
    }

    private static Map<String, Object> ecKey() {
        ECPublicKey key = (ECPublicKey) EC.getPublic();
        return Map.of(
                "kty",
                "EC",
                "kid",
                "ec-1",
                "use",
                "sig",
                "crv",
                "P-256",
                "x",
                number(key.getW().getAffineX()),
                "y",
                number(key.getW().getAffineY()));
    }

    private static KeyPair keys(String type) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            if (type.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(Map<String, Object> object) {
        return base64(Json.write(object).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
