package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.window.ChangeCalendar;
import dev.headgate.deployment.window.Closures;
import dev.headgate.deployment.window.ClosuresNow;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.deployment.window.Opening;
import dev.headgate.deployment.window.WindowRule;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;

/** What is closed by the configuration, by people's freezes and by a change calendar, each as it is now. */
public final class Doors implements WindowLook {

    private final FreezeStore freezes;
    private final ChangeCalendar calendar;

    public Doors(FreezeStore freezes, ChangeCalendar calendar) {
        this.freezes = freezes;
        this.calendar = calendar;
    }

    /** A rollback passes always: what it brings back has served before. */
    @Override
    public Opening at(Deployment deployment, Duration needs, Instant now) {
        DeploymentPlan plan = deployment.plan();
        return plan.release().rollback() ? new Opening.Open() : WindowRule.decide(closures(plan, now), needs, now);
    }

    private Closures closures(DeploymentPlan plan, Instant now) {
        return new ClosuresNow(freezes.all(), calendar, now).of(plan.release().service(), plan.environment());
    }
}
