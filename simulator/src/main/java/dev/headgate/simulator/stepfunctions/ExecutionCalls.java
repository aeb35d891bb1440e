package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.execution.Execution;
import dev.headgate.states.execution.Executions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Starts, stops, redrives and lists executions, and tells their histories. */
record ExecutionCalls(Executions executions, InstantSource clock) {

    private static final int MOST_RESULTS = 1000;
    private static final int LONGEST_TOKEN = 3096;
    private static final int LONGEST_CLIENT_TOKEN = 64;

    StartExecutionResponse start(StartExecutionRequest request) {
        new Constraints().arn("stateMachineArn", request.stateMachineArn()).check();
        String input = Optional.ofNullable(request.input()).orElse("{}");
        Execution execution = executions.start(request.stateMachineArn(), Optional.ofNullable(request.name()), input);
        return StartExecutionResponse.builder()
                .executionArn(execution.arn())
                .startDate(execution.startDate())
                .build();
    }

    StopExecutionResponse stop(StopExecutionRequest request) {
        new Constraints().arn("executionArn", request.executionArn()).check();
        Execution execution = executions.get(request.executionArn());
        execution.abort(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
        Instant stopDate = execution.stopDate().orElseGet(clock::instant);
        return StopExecutionResponse.builder().stopDate(stopDate).build();
    }

    RedriveExecutionResponse redrive(RedriveExecutionRequest request) {
        new Constraints()
                .arn("executionArn", request.executionArn())
                .atMostLong("clientToken", request.clientToken(), LONGEST_CLIENT_TOKEN)
                .check();
        Execution execution = executions.get(request.executionArn());
        Optional<String> clientToken = Optional.ofNullable(request.clientToken());
        Instant date = clientToken
                .flatMap(token -> execution.redrives().carriedOut(token))
                .orElseGet(() -> redrive(execution, clientToken));
        return RedriveExecutionResponse.builder().redriveDate(date).build();
    }

    private Instant redrive(Execution execution, Optional<String> clientToken) {
        if (execution.redrives().refusal().isPresent()) {
            throw Refusal.notRedrivable(execution.arn());
        }
        execution.redrive(clientToken);
        return clock.instant();
    }

    ListExecutionsResponse list(ListExecutionsRequest request) {
        new Constraints()
                .page(request.maxResults(), request.nextToken(), MOST_RESULTS, LONGEST_TOKEN)
                .oneOf("statusFilter", request.statusFilterAsString(), ExecutionStatus.knownValues())
                .oneOf("redriveFilter", request.redriveFilterAsString(), ExecutionRedriveFilter.knownValues())
                .check();
        if (request.mapRunArn() != null) {
            throw Refusal.validation("Map Runs are not simulated: give a 'stateMachineArn'");
        }
        new Constraints().arn("stateMachineArn", request.stateMachineArn()).check();
        List<ExecutionListItem> found = executions.of(request.stateMachineArn()).stream()
                .filter(execution -> request.statusFilter() == null || request.statusFilter() == execution.status())
                .filter(execution -> isWanted(execution, request.redriveFilter()))
                .map(ExecutionCalls::item)
                .toList();
        Page<ExecutionListItem> page = Page.of(found, request.maxResults(), request.nextToken());
        return ListExecutionsResponse.builder()
                .executions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isWanted(Execution execution, @Nullable ExecutionRedriveFilter filter) {
        boolean redriven = execution.redrives().count() > 0;
        return filter == null || redriven == (filter == ExecutionRedriveFilter.REDRIVEN);
    }

    private static ExecutionListItem item(Execution execution) {
        return ExecutionListItem.builder()
                .executionArn(execution.arn())
                .stateMachineArn(execution.stateMachineArn())
                .name(execution.name())
                .status(execution.status())
                .startDate(execution.startDate())
                .stopDate(execution.stopDate().orElse(null))
                .redriveCount(execution.redrives().count())
                .redriveDate(execution.redrives().last().orElse(null))
                .build();
    }

    GetExecutionHistoryResponse history(GetExecutionHistoryRequest request) {
        new Constraints()
                .arn("executionArn", request.executionArn())
                .page(request.maxResults(), request.nextToken())
                .check();
        List<HistoryEvent> events = executions.get(request.executionArn()).history();
        List<HistoryEvent> ordered = Boolean.TRUE.equals(request.reverseOrder()) ? events.reversed() : events;
        Page<HistoryEvent> page = Page.of(ordered, request.maxResults(), request.nextToken());
        boolean whole = !Boolean.FALSE.equals(request.includeExecutionData());
        return GetExecutionHistoryResponse.builder()
                .events(
                        whole
                                ? page.items()
                                : page.items().stream()
                                        .map(EventWithoutData::of)
                                        .toList())
                .nextToken(page.nextToken())
                .build();
    }
}
