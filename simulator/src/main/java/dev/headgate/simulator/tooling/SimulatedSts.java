package dev.headgate.simulator.tooling;

import dev.headgate.config.Names;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.policy.Answer;
import dev.headgate.policy.Context;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.Principal;
import dev.headgate.policy.Request;
import dev.headgate.policy.TrustPolicy;
import dev.headgate.simulator.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * STS: roles that the functions of the tooling account may assume, as far as each role's trust policy lets them in.
 *
 * <p>A Lambda function runs as a role already, so a role that it assumes lasts one hour at most (role chaining).
 */
public final class SimulatedSts implements StsClient {

    private static final String SERVICE = "Sts";
    private static final Duration SESSION = Duration.ofHours(1);
    private static final int SHORTEST_SESSION = 900;
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(?<account>\\d{12}):role/(?<name>.+)");
    private static final Pattern NAMED = Pattern.compile("\\d{12}_(?<user>\\w+)");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    private static final String EXTERNAL_ID = "sts:ExternalId";
    private static final String OWN_ID = "AROAHEADGATE:headgate";
    private static final String OWN_KEY = "ASIA%016d".formatted(0);

    private final String account;
    private final String functionRole;
    private final InstantSource clock;
    private final Wire wire;
    private final Map<String, String> trustPolicies = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private String caller;
    private int opened;

    public SimulatedSts(String account, InstantSource clock, Wire wire) {
        this(account, new Names(""), clock, wire);
    }

    /** @param names of the installation, whose function that deploys the caller is */
    public SimulatedSts(String account, Names names, InstantSource clock, Wire wire) {
        this.account = account;
        functionRole = names.deploymentFunctionRole();
        this.clock = clock;
        this.wire = wire;
        sessions.put(OWN_KEY, new Session("", "", account, Instant.MAX));
        caller = "arn:aws:sts::" + account + ":assumed-role/" + functionRole + "/headgate";
    }

    /** @param user the ARN of the role's user; empty where no role gave it out */
    private record Session(String roleArn, String user, String account, Instant expiresAt) {}

    /** Creates a role that trusts this account's function that deploys, if it names the external id. */
    public void addRole(String roleArn, String externalId) {
        if (!ROLE.matcher(roleArn).matches()) {
            throw new IllegalArgumentException("Not the ARN of a role: " + roleArn);
        }
        trustPolicies.put(
                roleArn,
                new TrustPolicy(account, functionRole, externalId).document().text());
    }

    /** The caller's own, which open this account. */
    public AwsCredentialsProvider ownCredentials() {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(OWN_KEY, "simulated", "simulated"));
    }

    /** Somebody's with which to look into an account. */
    public AwsCredentialsProvider credentialsOf(String someAccount) {
        String key = "AKIA%016d".formatted(Long.parseLong(someAccount));
        sessions.put(key, new Session("", "", someAccount, Instant.MAX));
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "simulated"));
    }

    /**
     * STS for somebody outside: whoever has a session is its role, who has a name behind the account's number and an underscore is
     * that user, others of this account are the function that deploys, and those of other accounts are their root.
     *
     * <p>Their clock is not the simulation's, and may be slower: what they are given lasts until the simulation ends.
     */
    public StsClient seenBy(String accessKeyId, String callersAccount) {
        String arn = arnOf(accessKeyId, callersAccount);
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (arn.equals(caller)) {
            return new CallersSts(this, account, caller, OWN_ID);
        }
        if (arn.contains(":assumed-role/")) {
            return new CallersSts(this, callersAccount, arn, "AROA" + callersAccount + ":" + name);
        }
        return new CallersSts(
                this, callersAccount, arn, arn.endsWith(":root") ? callersAccount : "AIDA" + callersAccount + name);
    }

    /** Who somebody outside is, as IAM knows them. */
    public String arnOf(String accessKeyId, String callersAccount) {
        Matcher named = NAMED.matcher(accessKeyId);
        return Optional.ofNullable(sessions.get(accessKeyId))
                .map(Session::user)
                .filter(it -> !it.isEmpty())
                .or(() -> named.matches()
                        ? Optional.of("arn:aws:iam::" + callersAccount + ":user/" + named.group("user"))
                        : Optional.empty())
                .orElseGet(() -> callersAccount.equals(account) ? caller : "arn:aws:iam::" + callersAccount + ":root");
    }

    /** From now on the caller is somebody else than the function that deploys. */
    public void actAs(String arn) {
        caller = arn;
    }

    /** A role's trust policy as IAM shows it; empty when there is no such role. */
    public Optional<String> trustPolicy(String roleArn) {
        return Optional.ofNullable(trustPolicies.get(roleArn));
    }

    /** Somebody edits a role's trust policy: from now on the role lets in whom this says, and nobody if it is none. */
    public void setTrustPolicy(String roleArn, String policy) {
        if (trustPolicies.replace(roleArn, policy) == null) {
            throw new IllegalArgumentException("There is no role " + roleArn);
        }
    }

    /** Deletes a role: it can not be assumed any more, and the sessions that it gave out open nothing. */
    public void removeRole(String roleArn) {
        trustPolicies.remove(roleArn);
        sessions.values().removeIf(session -> session.roleArn().equals(roleArn));
    }

    /** The account that an access key opens; empty when no role gave it out, or when it has expired. */
    public Optional<String> accountOf(String accessKeyId) {
        return Optional.ofNullable(sessions.get(accessKeyId))
                .filter(session -> clock.instant().isBefore(session.expiresAt()))
                .map(Session::account);
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        return assumeRole(request, caller, false);
    }

    /** @param lasting whether the session outlives the time that it is said to have */
    AssumeRoleResponse assumeRole(AssumeRoleRequest request, String by, boolean lasting) {
        return wire.perform("sts", "AssumeRole", account, () -> {
            requireValid(request);
            Matcher role = ROLE.matcher(request.roleArn());
            if (!role.matches()) {
                throw refusal("ValidationError", request.roleArn() + " is invalid", 400);
            }
            // Whether the role is missing or does not trust the caller, the answer is the same.
            if (!trustPolicy(request.roleArn())
                    .map(it -> letsIn(it, request, by))
                    .orElse(false)) {
                throw accessDenied(request.roleArn(), by);
            }
            AssumedRoleUser user = user(role, request.roleSessionName());
            return AssumeRoleResponse.builder()
                    .credentials(open(role, user.arn(), duration(request.durationSeconds()), lasting))
                    .assumedRoleUser(user)
                    .build();
        });
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return identity(account, caller, OWN_ID);
    }

    GetCallerIdentityResponse identity(String ofAccount, String arn, String userId) {
        return wire.perform(
                "sts",
                "GetCallerIdentity",
                account,
                () -> GetCallerIdentityResponse.builder()
                        .account(ofAccount)
                        .arn(arn)
                        .userId(userId)
                        .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private Credentials open(Matcher role, String user, Duration duration, boolean lasting) {
        String key = "ASIA%016d".formatted(++opened);
        Instant expiresAt = clock.instant().plus(duration);
        sessions.put(key, new Session(role.group(), user, role.group("account"), lasting ? Instant.MAX : expiresAt));
        return Credentials.builder()
                .accessKeyId(key)
                .secretAccessKey("simulated")
                .sessionToken("simulated")
                .expiration(expiresAt)
                .build();
    }

    private static AssumedRoleUser user(Matcher role, String session) {
        return AssumedRoleUser.builder()
                .arn("arn:aws:sts::" + role.group("account") + ":assumed-role/" + role.group("name") + "/" + session)
                .assumedRoleId("AROA" + role.group("account") + ":" + session)
                .build();
    }

    private static void requireValid(AssumeRoleRequest request) {
        if (request.roleArn() == null
                || request.roleSessionName() == null
                || !SESSION_NAME.matcher(request.roleSessionName()).matches()) {
            throw refusal(
                    "ValidationError",
                    "1 validation error detected: Value '" + request.roleSessionName() + "' at 'roleSessionName' failed"
                            + " to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
                    400);
        }
    }

    private static Duration duration(@Nullable Integer seconds) {
        Duration wanted = seconds == null ? SESSION : Duration.ofSeconds(seconds);
        if (wanted.toSeconds() < SHORTEST_SESSION || wanted.compareTo(SESSION) > 0) {
            throw refusal(
                    "ValidationError",
                    "The requested DurationSeconds must be 900 or more and must not exceed the 1 hour session limit"
                            + " for roles assumed by role chaining",
                    400);
        }
        return wanted;
    }

    private boolean letsIn(String policy, AssumeRoleRequest request, String by) {
        try {
            return PolicyDocument.trust(Json.tree(policy)).answer(asked(request, by)) == Answer.ALLOWED;
        } catch (MalformedJsonException e) {
            // IAM would not have taken it.
            return false;
        }
    }

    private static Request asked(AssumeRoleRequest request, String by) {
        Map<String, List<String>> keys = new HashMap<>();
        keys.put("aws:SecureTransport", List.of("true"));
        keys.put("sts:RoleSessionName", List.of(request.roleSessionName()));
        if (request.externalId() != null) {
            keys.put(EXTERNAL_ID, List.of(request.externalId()));
        }
        return new Request(
                new Principal(by), "sts:AssumeRole", request.roleArn(), new Context(keys, Set.of(EXTERNAL_ID)));
    }

    private static StsException accessDenied(String roleArn, String by) {
        return refusal(
                "AccessDenied",
                "User: " + by + " is not authorized to perform: sts:AssumeRole on resource: " + roleArn,
                403);
    }

    private static StsException refusal(String code, String message, int status) {
        return (StsException) StsException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, code, message))
                .message(message)
                .statusCode(status)
                .build();
    }
}
