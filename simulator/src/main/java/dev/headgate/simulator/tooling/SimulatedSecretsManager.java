package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

/** Secrets Manager, as far as it can be seen without a secret's value: nothing here holds one. */
public final class SimulatedSecretsManager implements SecretsManagerClient {

    private static final String SERVICE = "SecretsManager";

    private final String account;
    private final String region;
    private final InstantSource clock;
    private final Wire wire;
    private final Map<String, Secret> secrets = new HashMap<>();

    public SimulatedSecretsManager(String account, String region, InstantSource clock, Wire wire) {
        this.account = account;
        this.region = region;
        this.clock = clock;
        this.wire = wire;
    }

    private record Secret(
            String name, Instant createdAt, Optional<Instant> currentVersionAt, Optional<Instant> deletedAt) {}

    /** Creates a secret with a generated value, as a stack does. */
    public void create(String name) {
        secrets.put(name, new Secret(name, clock.instant(), Optional.of(clock.instant()), Optional.empty()));
    }

    /** Creates a secret without any value. */
    public void createEmpty(String name) {
        secrets.put(name, new Secret(name, clock.instant(), Optional.empty(), Optional.empty()));
    }

    /** Somebody puts a value of their own into it. */
    public void fillIn(String name) {
        secrets.computeIfPresent(
                name, (key, old) -> new Secret(key, old.createdAt(), Optional.of(clock.instant()), old.deletedAt()));
    }

    /** Marks a secret for deletion, after which its value can not be read any more. */
    public void delete(String name) {
        secrets.computeIfPresent(
                name,
                (key, old) -> new Secret(key, old.createdAt(), old.currentVersionAt(), Optional.of(clock.instant())));
    }

    @Override
    public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
        return wire.perform("secretsmanager", "DescribeSecret", account, () -> {
            Secret secret = secret(request.secretId());
            DescribeSecretResponse.Builder description = DescribeSecretResponse.builder()
                    .arn(arn(secret))
                    .name(secret.name())
                    .createdDate(secret.createdAt())
                    .lastChangedDate(secret.currentVersionAt().orElse(secret.createdAt()));
            secret.deletedAt().ifPresent(description::deletedDate);
            return description.build();
        });
    }

    /** Only the versions that have a stage. */
    @Override
    public ListSecretVersionIdsResponse listSecretVersionIds(ListSecretVersionIdsRequest request) {
        return wire.perform("secretsmanager", "ListSecretVersionIds", account, () -> {
            Secret secret = secret(request.secretId());
            return ListSecretVersionIdsResponse.builder()
                    .arn(arn(secret))
                    .name(secret.name())
                    .versions(secret.currentVersionAt().stream()
                            .map(at -> SecretVersionsListEntry.builder()
                                    .versionId("current")
                                    .versionStages("AWSCURRENT")
                                    .createdDate(at)
                                    .build())
                            .toList())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private Secret secret(@Nullable String name) {
        return Optional.ofNullable(secrets.get(name)).orElseThrow(SimulatedSecretsManager::notFound);
    }

    private String arn(Secret secret) {
        return "arn:aws:secretsmanager:" + region + ":" + account + ":secret:" + secret.name() + "-AbCdEf";
    }

    private static ResourceNotFoundException notFound() {
        String message = "Secrets Manager can't find the specified secret.";
        return ResourceNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "ResourceNotFoundException", message))
                .message(message)
                .statusCode(400)
                .build();
    }
}
