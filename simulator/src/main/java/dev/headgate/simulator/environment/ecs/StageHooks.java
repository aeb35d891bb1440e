package dev.headgate.simulator.environment.ecs;

import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus.FAILED;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus.SUCCEEDED;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus.TIMED_OUT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;

/** The lifecycle hooks of a deployment: those of a stage run side by side, all must pass, and any may break it off. */
final class StageHooks {

    private final Surroundings around;
    private final EcsDeployment deployment;
    private final HookCalls calls;
    private final Timeline ahead;
    private List<Hook> round = List.of();
    private Runnable onward = () -> {};
    private Consumer<String> broken = why -> {};

    StageHooks(Surroundings around, EcsDeployment deployment) {
        this.around = around;
        this.deployment = deployment;
        calls = new HookCalls(around, deployment);
        ahead = new Timeline(around.loop(), "a hook of " + deployment.arn());
    }

    /**
     * Runs the hooks of a stage that was entered.
     *
     * @param broken is told why, when one of them does not pass
     */
    void run(Stage stage, Runnable onward, Consumer<String> broken) {
        this.onward = onward;
        this.broken = broken;
        List<Hook> opened = new ArrayList<>();
        for (DeploymentLifecycleHook asked : deployment.configuration().lifecycleHooks()) {
            if (asked.lifecycleStages().stream().anyMatch(stage::is)) {
                opened.add(open(asked, stage));
            }
        }
        round = List.copyOf(opened);
        goOnWhenAllPassed();
    }

    private Hook open(DeploymentLifecycleHook asked, Stage stage) {
        boolean pause = Hook.isPause(asked);
        Hook hook = new Hook(around.identifiers().hook(pause ? "pause" : "lambda"), stage, asked, around.now());
        deployment.add(hook);
        around.events().hook(deployment, hook);
        ahead.then(Hook.timeout(asked), () -> expire(hook));
        if (!pause) {
            ahead.then(around.tempo().answer(), () -> call(hook));
        }
        return hook;
    }

    private void call(Hook hook) {
        if (!hook.isOpen()) {
            return;
        }
        switch (calls.call(hook)) {
            case HookCalls.Answer.Again(var delay) -> ahead.then(delay, () -> call(hook));
            case HookCalls.Answer.Succeeded() -> {
                become(hook, SUCCEEDED);
                goOnWhenAllPassed();
            }
            case HookCalls.Answer.Failed() -> breakOff(hook, "Lifecycle hook " + hook.id() + " failed.");
        }
    }

    /** Lets a pause end; the hook passes a moment later. */
    void goOn(Hook hook) {
        hook.goOn();
        around.events().hook(deployment, hook);
        ahead.then(around.tempo().answer(), () -> {
            become(hook, SUCCEEDED);
            goOnWhenAllPassed();
        });
    }

    /** Breaks off at a pause. */
    void breakOff(Hook hook, String why) {
        become(hook, FAILED);
        broken.accept(why);
    }

    private void expire(Hook hook) {
        boolean expires = hook.isPause() ? hook.isAwaited() : hook.isOpen();
        if (!expires) {
            return;
        }
        become(hook, TIMED_OUT);
        switch (hook.timeoutAction()) {
            case CONTINUE -> goOnWhenAllPassed();
            case ROLLBACK -> broken.accept("Lifecycle hook " + hook.id() + " timed out.");
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException(
                        "a timeout's action must be one of " + DeploymentLifecycleHookAction.knownValues());
        }
    }

    private void become(Hook hook, DeploymentLifecycleHookStatus status) {
        hook.become(status);
        around.events().hook(deployment, hook);
    }

    private void goOnWhenAllPassed() {
        if (round.stream().allMatch(Hook::hasPassed)) {
            ahead.cancel();
            onward.run();
        }
    }

    /** None of them is waited for any longer. */
    void cancel() {
        ahead.cancel();
        round.stream().filter(Hook::isOpen).forEach(hook -> hook.become(FAILED));
        round = List.of();
    }
}
