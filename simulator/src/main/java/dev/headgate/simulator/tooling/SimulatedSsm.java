package dev.headgate.simulator.tooling;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationParameters;
import dev.headgate.simulator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CalendarState;
import software.amazon.awssdk.services.ssm.model.GetCalendarStateRequest;
import software.amazon.awssdk.services.ssm.model.GetCalendarStateResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Systems Manager's parameters and change calendars. */
public final class SimulatedSsm implements SsmClient {

    /** Of a parameter of the Advanced tier; one of the Standard tier holds half. */
    private static final int LARGEST_VALUE = 8 * 1024;

    /** Of what is asked for by its path. */
    private static final int LARGEST_PAGE = 10;

    private final String account;
    private final String region;
    private final InstantSource clock;
    private final Wire wire;
    private final Map<String, Value> values = new TreeMap<>();
    private final Map<String, Calendar> calendars = new TreeMap<>();

    public SimulatedSsm(String account, String region, InstantSource clock, Wire wire) {
        this.account = account;
        this.region = region;
        this.clock = clock;
        this.wire = wire;
    }

    /** What stands in a change calendar. */
    public record CalendarEvent(Instant from, Instant until) {
        private boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private record Calendar(boolean open, List<CalendarEvent> events) {
        boolean isOpen(Instant at) {
            return open == events.stream().noneMatch(it -> it.holds(at));
        }

        Optional<Instant> nextChange(Instant now) {
            return events.stream()
                    .flatMap(it -> Stream.of(it.from(), it.until()))
                    .filter(it -> it.isAfter(now) && isOpen(it) != isOpen(now))
                    .min(Comparator.naturalOrder());
        }
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

    /** Puts a configuration there as a deployment of all stacks does. The change calendars that it names are there, and open. */
    public void deploy(Configuration configuration) {
        ConfigurationParameters names = configuration.names().configurationParameters();
        Map<String, String> deployed = names.of(configuration);
        values.keySet().removeIf(name -> name.startsWith(names.path() + "/") && !deployed.containsKey(name));
        deployed.forEach(this::put);
        configuration.services().stream()
                .flatMap(service -> service.environments().stream())
                .flatMap(environment -> environment.rules().windows().stream())
                .flatMap(windows -> windows.calendar().stream())
                .forEach(name -> calendars.putIfAbsent(name, new Calendar(true, List.of())));
    }

    @Override
    public GetParameterResponse getParameter(GetParameterRequest request) {
        return wire.perform("ssm", "GetParameter", account, () -> {
            Value value = Optional.ofNullable(values.get(request.name())).orElseThrow(SimulatedSsm::notFound);
            return GetParameterResponse.builder()
                    .parameter(parameter(request.name(), value))
                    .build();
        });
    }

    /** Those one level below the path, ten at a time. */
    @Override
    public GetParametersByPathResponse getParametersByPath(GetParametersByPathRequest request) {
        return wire.perform("ssm", "GetParametersByPath", account, () -> {
            String path = request.path() + "/";
            List<Parameter> rest = values.entrySet().stream()
                    .filter(it -> it.getKey().startsWith(path) && it.getKey().indexOf('/', path.length()) < 0)
                    .filter(it -> request.nextToken() == null || it.getKey().compareTo(request.nextToken()) >= 0)
                    .map(it -> parameter(it.getKey(), it.getValue()))
                    .toList();
            GetParametersByPathResponse.Builder page = GetParametersByPathResponse.builder()
                    .parameters(rest.stream().limit(LARGEST_PAGE).toList());
            rest.stream().skip(LARGEST_PAGE).findFirst().map(Parameter::name).ifPresent(page::nextToken);
            return page.build();
        });
    }

    /**
     * Makes a change calendar of events.
     *
     * @param open whether it is open outside of them, and closed within; else the other way round
     */
    public void calendar(String name, boolean open, List<CalendarEvent> events) {
        calendars.put(name, new Calendar(open, List.copyOf(events)));
    }

    /** Somebody deletes a change calendar. */
    public void removeCalendar(String name) {
        calendars.remove(name);
    }

    /** Of one calendar at a time. */
    @Override
    public GetCalendarStateResponse getCalendarState(GetCalendarStateRequest request) {
        return wire.perform("ssm", "GetCalendarState", account, () -> {
            Calendar calendar = Optional.ofNullable(
                            calendars.get(request.calendarNames().getFirst()))
                    .orElseThrow(SimulatedSsm::noDocument);
            Instant now = clock.instant();
            GetCalendarStateResponse.Builder answer = GetCalendarStateResponse.builder()
                    .state(calendar.isOpen(now) ? CalendarState.OPEN : CalendarState.CLOSED)
                    .atTime(now.toString());
            calendar.nextChange(now).map(Instant::toString).ifPresent(answer::nextTransitionTime);
            return answer.build();
        });
    }

    private Parameter parameter(String name, Value value) {
        return Parameter.builder()
                .name(name)
                .type(ParameterType.STRING)
                .value(value.text())
                .version(value.version())
                .lastModifiedDate(value.modifiedAt())
                .arn("arn:aws:ssm:" + region + ":" + account + ":parameter" + name)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private static InvalidDocumentException noDocument() {
        return InvalidDocumentException.builder()
                .awsErrorDetails(
                        ErrorDetails.of("Ssm", "InvalidDocument", "The document does not exist in your account."))
                .statusCode(400)
                .build();
    }

    /** Systems Manager names no parameter and gives no message. */
    private static ParameterNotFoundException notFound() {
        return ParameterNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of("Ssm", "ParameterNotFound", ""))
                .statusCode(400)
                .build();
    }
}
