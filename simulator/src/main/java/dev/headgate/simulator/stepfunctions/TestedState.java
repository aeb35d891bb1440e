package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.definition.InvalidDefinitionException;
import dev.headgate.states.definition.MapState;
import dev.headgate.states.definition.ParallelState;
import dev.headgate.states.definition.State;
import dev.headgate.states.definition.StateReader;
import dev.headgate.states.definition.TaskState;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/** The state that a request of TestState is about, where it is one that can be tested. */
record TestedState(State state) {

    private static final int LONGEST_DEFINITION = 1024 * 1024;

    /** What Step Functions calls a state that comes without a state machine. */
    private static final String NAMELESS = "StateName";

    static TestedState of(TestStateRequest request) {
        new Constraints()
                .present("definition", request.definition())
                .atMostLong("definition", request.definition(), LONGEST_DEFINITION)
                .oneOf("inspectionLevel", request.inspectionLevelAsString(), InspectionLevel.knownValues())
                .check();
        if (request.mock() != null || request.context() != null || request.stateConfiguration() != null) {
            throw Refusal.validation("Mocks of TestState are not simulated: leave out 'mock', 'context' and"
                    + " 'stateConfiguration', and the state calls the simulated service");
        }
        TestedState tested = new TestedState(read(request));
        tested.refuseWhatCannotBeTested(request);
        return tested;
    }

    private static State read(TestStateRequest request) {
        try {
            if (request.stateName() == null) {
                return StateReader.alone(NAMELESS, request.definition());
            }
            return MachineCalls.parsed("definition", request.definition())
                    .state(request.stateName())
                    .orElseThrow(() ->
                            Refusal.validation("State '" + request.stateName() + "' not found in the definition"));
        } catch (InvalidDefinitionException e) {
            throw Refusal.invalidDefinition(e.diagnostics());
        }
    }

    private void refuseWhatCannotBeTested(TestStateRequest request) {
        if (state instanceof MapState || state instanceof ParallelState) {
            throw Refusal.unsuitableDefinition("TestState API does not support Map or Parallel states. Supported state"
                    + " types include: [Task, Wait, Pass, Succeed, Fail, Choice]");
        }
        if (state instanceof TaskState task) {
            if (!task.resource().answersAtOnce()) {
                throw Refusal.unsuitableDefinition("TestState API does not support the resource "
                        + task.resource().arn() + ": it does not wait for a task token or an execution");
            }
            if (request.roleArn() == null) {
                throw Refusal.validation("RoleArn must be specified when testing a Task state");
            }
        }
    }
}
