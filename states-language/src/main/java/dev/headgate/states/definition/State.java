package dev.headgate.states.definition;

import java.util.List;
import java.util.stream.Stream;

/** A state of the Amazon States Language. */
public sealed interface State
        permits ChoiceState, FailState, MapState, ParallelState, PassState, SucceedState, TaskState, WaitState {

    String name();

    /** Every way out but that of the catchers. */
    List<Exit> exits();

    default ErrorHandling errorHandling() {
        return ErrorHandling.NONE;
    }

    /** The workflows that run within this state. */
    default List<Workflow> workflows() {
        return List.of();
    }

    default Stream<Exit> allExits() {
        return Stream.concat(
                exits().stream(), errorHandling().catchers().stream().map(Catcher::exit));
    }
}
