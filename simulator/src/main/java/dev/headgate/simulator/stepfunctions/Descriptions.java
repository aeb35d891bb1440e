package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.execution.Execution;
import dev.headgate.states.execution.Executions;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.machine.RegisteredMachine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Describes state machines and executions. */
record Descriptions(Executions executions, MachineCalls machines) {

    /** What stands for a definition that was not asked for. */
    private static final String LEFT_OUT = "{}";

    private static final CloudWatchEventsExecutionDataDetails INCLUDED =
            CloudWatchEventsExecutionDataDetails.builder().included(true).build();
    private static final CloudWatchEventsExecutionDataDetails NOT_INCLUDED =
            CloudWatchEventsExecutionDataDetails.builder().included(false).build();

    DescribeStateMachineResponse machine(DescribeStateMachineRequest request) {
        check("stateMachineArn", request.stateMachineArn(), request.includedDataAsString());
        RegisteredMachine machine = executions.machine(request.stateMachineArn());
        MachineSettings settings = machines.settings(machine.arn());
        return DescribeStateMachineResponse.builder()
                .stateMachineArn(machine.arn())
                .name(machine.name())
                .status(
                        executions.machines().isDeleting(machine.arn())
                                ? StateMachineStatus.DELETING
                                : StateMachineStatus.ACTIVE)
                .type(StateMachineType.STANDARD)
                .definition(definition(machine, request.includedData()))
                .roleArn(machine.roleArn())
                .creationDate(machine.created())
                .loggingConfiguration(settings.logging())
                .tracingConfiguration(settings.tracing())
                .encryptionConfiguration(settings.encryption().orElse(null))
                .revisionId(machine.revision().orElse(null))
                .build();
    }

    /** The state machine as it was when the execution began. */
    DescribeStateMachineForExecutionResponse machineOf(DescribeStateMachineForExecutionRequest request) {
        check("executionArn", request.executionArn(), request.includedDataAsString());
        RegisteredMachine machine = executions.get(request.executionArn()).machine();
        MachineSettings settings = machines.settings(machine.arn());
        return DescribeStateMachineForExecutionResponse.builder()
                .stateMachineArn(machine.arn())
                .name(machine.name())
                .definition(definition(machine, request.includedData()))
                .roleArn(machine.roleArn())
                .updateDate(machine.updated())
                .loggingConfiguration(settings.logging())
                .tracingConfiguration(settings.tracing())
                .encryptionConfiguration(settings.encryption().orElse(null))
                .revisionId(machine.revision().orElse(null))
                .build();
    }

    DescribeExecutionResponse execution(DescribeExecutionRequest request) {
        check("executionArn", request.executionArn(), request.includedDataAsString());
        Execution execution = executions.get(request.executionArn());
        DescribeExecutionResponse.Builder described = DescribeExecutionResponse.builder()
                .executionArn(execution.arn())
                .stateMachineArn(execution.stateMachineArn())
                .name(execution.name())
                .status(execution.status())
                .startDate(execution.startDate())
                .stopDate(execution.stopDate().orElse(null))
                .redriveCount(execution.redrives().count())
                .redriveDate(execution.redrives().last().orElse(null))
                .redriveStatus(execution.redrives().status())
                .redriveStatusReason(execution.redrives().refusal().orElse(null));
        if (request.includedData() == IncludedData.METADATA_ONLY) {
            return described.inputDetails(NOT_INCLUDED).build();
        }
        return described
                .input(execution.inputText())
                .inputDetails(INCLUDED)
                .output(execution.output().orElse(null))
                .outputDetails(execution.output().map(unused -> INCLUDED).orElse(null))
                .error(execution.error().flatMap(StateError::said).orElse(null))
                .cause(execution.error().flatMap(StateError::explained).orElse(null))
                .build();
    }

    private static void check(String member, @Nullable String arn, @Nullable String includedData) {
        new Constraints()
                .arn(member, arn)
                .oneOf("includedData", includedData, IncludedData.knownValues())
                .check();
    }

    private static String definition(RegisteredMachine machine, @Nullable IncludedData included) {
        return Optional.ofNullable(included)
                .filter(IncludedData.METADATA_ONLY::equals)
                .map(unused -> LEFT_OUT)
                .orElse(machine.definition().definition());
    }
}
