package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Systems Manager's parameters. */
public final class SimulatedSsm implements SsmClient {

    /** Of a parameter of the Advanced tier; one of the Standard tier holds half. */
    private static final int LARGEST_VALUE = 8 * 1024;

    private final String account;
    private final String region;
    private final InstantSource clock;
    private final Wire wire;
    private final Map<String, Value> values = new HashMap<>();

    public SimulatedSsm(String account, String region, InstantSource clock, Wire wire) {
        this.account = account;
        this.region = region;
        this.clock = clock;
        this.wire = wire;
    }

    private record Value(String text, long version, Instant modifiedAt) {}

    /**
     * Creates or overwrites a parameter.
     *
     * @throws IllegalArgumentException when no tier of Parameter Store takes so long a value
     */
    public void put(String name, String value) {
        int size = value.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST_VALUE) {
            throw new IllegalArgumentException("The parameter " + name + " would hold " + size
                    + " bytes, and Parameter Store takes at most " + LARGEST_VALUE);
        }
        values.merge(
                name,
                new Value(value, 1, clock.instant()),
                (old, fresh) -> new Value(value, old.version() + 1, fresh.modifiedAt()));
    }

    @Override
    public GetParameterResponse getParameter(GetParameterRequest request) {
        return wire.perform("ssm", "GetParameter", account, () -> {
            Value value = Optional.ofNullable(values.get(request.name())).orElseThrow(SimulatedSsm::notFound);
            return GetParameterResponse.builder()
                    .parameter(Parameter.builder()
                            .name(request.name())
                            .type(ParameterType.STRING)
                            .value(value.text())
                            .version(value.version())
                            .lastModifiedDate(value.modifiedAt())
                            .arn("arn:aws:ssm:" + region + ":" + account + ":parameter" + request.name())
                            .build())
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

    /** Systems Manager names no parameter and gives no message. */
    private static ParameterNotFoundException notFound() {
        return ParameterNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of("Ssm", "ParameterNotFound", ""))
                .statusCode(400)
                .build();
    }
}
