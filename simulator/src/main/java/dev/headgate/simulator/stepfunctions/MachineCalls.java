package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.definition.InvalidDefinitionException;
import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.execution.Executions;
import dev.headgate.states.machine.RegisteredMachine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** Makes, changes, lists and deletes state machines. */
final class MachineCalls {

    private static final int LONGEST_DEFINITION = 1024 * 1024;

    private final Executions executions;
    private final InstantSource clock;
    private final String place;
    private final Map<String, MachineSettings> settings = new HashMap<>();

    /** @param place how the ARNs of its state machines begin */
    MachineCalls(Executions executions, InstantSource clock, String place) {
        this.executions = executions;
        this.clock = clock;
        this.place = place;
    }

    MachineSettings settings(String arn) {
        return settings.getOrDefault(arn, MachineSettings.DEFAULT);
    }

    /** The same again is the same state machine, whatever its role; the role stays what it was. */
    CreateStateMachineResponse create(CreateStateMachineRequest request) {
        check(request);
        StateMachine definition = parsed(request.name(), request.definition());
        MachineSettings wanted = MachineSettings.DEFAULT.with(
                request.loggingConfiguration(), request.tracingConfiguration(), request.encryptionConfiguration());
        String arn = place + request.name();
        refuseDeleting(arn);
        Optional<RegisteredMachine> former = executions.machines().find(arn);
        RegisteredMachine machine =
                former.orElseGet(() -> RegisteredMachine.of(arn, definition, request.roleArn(), clock.instant()));
        boolean same = machine.definition().definition().equals(request.definition())
                && settings(arn).equals(wanted);
        if (former.isPresent() && !same) {
            throw Refusal.machineAlreadyExists(arn);
        }
        executions.machines().put(machine);
        settings.put(arn, wanted);
        return CreateStateMachineResponse.builder()
                .stateMachineArn(arn)
                .creationDate(machine.created())
                .build();
    }

    private static void check(CreateStateMachineRequest request) {
        new Constraints()
                .present("name", request.name())
                .present("definition", request.definition())
                .atMostLong("definition", request.definition(), LONGEST_DEFINITION)
                .arn("roleArn", request.roleArn())
                .oneOf("type", request.typeAsString(), StateMachineType.knownValues())
                .check();
        Executions.checkName(request.name());
        Executions.checkArn(request.roleArn());
        if (request.type() == StateMachineType.EXPRESS) {
            throw Refusal.typeNotSupported(
                    "State machines of the type EXPRESS are not simulated: create one of the type STANDARD");
        }
        refuseVersions(request.publish());
    }

    private static void refuseVersions(@Nullable Boolean publish) {
        if (Boolean.TRUE.equals(publish)) {
            throw Refusal.validation("Versions of state machines are not simulated: leave out 'publish'");
        }
    }

    private void refuseDeleting(String arn) {
        if (executions.machines().isDeleting(arn)) {
            throw Refusal.machineDeleting(arn);
        }
    }

    static StateMachine parsed(String name, String definition) {
        try {
            return StateMachine.parse(name, definition);
        } catch (InvalidDefinitionException e) {
            throw Refusal.invalidDefinition(e.diagnostics());
        }
    }

    /** Executions that run go on with what they were started with; what changes nothing is no new revision. */
    UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
        new Constraints()
                .arn("stateMachineArn", request.stateMachineArn())
                .atMostLong("definition", request.definition(), LONGEST_DEFINITION)
                .check();
        String arn = request.stateMachineArn();
        RegisteredMachine former = executions.machine(arn);
        refuseDeleting(arn);
        if (request.definition() == null
                && request.roleArn() == null
                && request.loggingConfiguration() == null
                && request.tracingConfiguration() == null
                && request.encryptionConfiguration() == null) {
            throw Refusal.missingParameter("Either the definition, the role ARN, the LoggingConfiguration, or the"
                    + " TracingConfiguration must be specified");
        }
        refuseVersions(request.publish());
        RegisteredMachine machine = changed(former, request);
        executions.machines().put(machine);
        settings.put(
                arn,
                settings(arn)
                        .with(
                                request.loggingConfiguration(),
                                request.tracingConfiguration(),
                                request.encryptionConfiguration()));
        return UpdateStateMachineResponse.builder()
                .updateDate(clock.instant())
                .revisionId(machine.revision().orElse(null))
                .build();
    }

    private RegisteredMachine changed(RegisteredMachine former, UpdateStateMachineRequest request) {
        String definition = Optional.ofNullable(request.definition())
                .orElse(former.definition().definition());
        String role = Optional.ofNullable(request.roleArn()).orElse(former.roleArn());
        Executions.checkArn(role);
        if (definition.equals(former.definition().definition()) && role.equals(former.roleArn())) {
            return former;
        }
        Instant now = clock.instant();
        return former.changed(parsed(former.name(), definition), role, now, executions.drawId());
    }

    ListStateMachinesResponse list(ListStateMachinesRequest request) {
        new Constraints().page(request.maxResults(), request.nextToken()).check();
        List<StateMachineListItem> all =
                executions.machines().all().stream().map(MachineCalls::item).toList();
        Page<StateMachineListItem> page = Page.of(all, request.maxResults(), request.nextToken());
        return ListStateMachinesResponse.builder()
                .stateMachines(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static StateMachineListItem item(RegisteredMachine machine) {
        return StateMachineListItem.builder()
                .stateMachineArn(machine.arn())
                .name(machine.name())
                .type(StateMachineType.STANDARD)
                .creationDate(machine.created())
                .build();
    }

    DeleteStateMachineResponse delete(DeleteStateMachineRequest request) {
        new Constraints().arn("stateMachineArn", request.stateMachineArn()).check();
        executions.delete(request.stateMachineArn());
        return DeleteStateMachineResponse.builder().build();
    }
}
