package dev.headgate.simulator.environment.ecs;

import java.time.Duration;

/** How ECS moves traffic where its documentation leaves it open, and what it overlooks. */
public final class EcsConditions {

    private Reconciliation reconciliation = Reconciliation.TO_LAST_SUCCESSFUL;
    private boolean endedHooksStayListed;
    private boolean acceptsRepeatedContinue;
    private boolean abortsOnRequest;
    private boolean circuitBreakerCounts = true;
    private boolean sameUpdateStartsAnother;
    private boolean partialConfigurationResetsTheRest;
    private boolean blueFollowsScaling = true;
    private boolean rollsBackInCleanUp;
    private boolean endedDeploymentStaysCurrent = true;
    private boolean alarmReadsAreSkipped;
    private boolean eventsComeTwice;
    private Duration snapshotDelay = Duration.ZERO;

    /** What is blue for a deployment that begins while another has left two revisions active. */
    public enum Reconciliation {
        /** The revision of the last deployment that succeeded takes all traffic. */
        TO_LAST_SUCCESSFUL,
        /** Whichever has more of production's traffic takes all of it. */
        TO_MOST_TRAFFIC
    }

    public void reconcile(Reconciliation reading) {
        reconciliation = reading;
    }

    /** Whether {@code lifecycleHookDetails} goes on telling of hooks that have ended. */
    public void endedHooksStayListed(boolean stay) {
        endedHooksStayListed = stay;
    }

    /** Whether a second ContinueServiceDeployment for a hook that was continued is accepted, and does nothing. */
    public void acceptRepeatedContinue(boolean accept) {
        acceptsRepeatedContinue = accept;
    }

    /** Whether a stop of type ABORT, which the model has and the documentation has not, stops where it is. */
    public void abortOnRequest(boolean abort) {
        abortsOnRequest = abort;
    }

    /** Whether the circuit breaker works for deployments that shift traffic: AWS's pages contradict each other. */
    public void circuitBreakerCounts(boolean counts) {
        circuitBreakerCounts = counts;
    }

    /** Whether UpdateService with the task definition that is deployed already starts another deployment. */
    public void sameUpdateStartsAnother(boolean starts) {
        sameUpdateStartsAnother = starts;
    }

    /** Whether what a deployment configuration does not say goes back to its default, instead of staying. */
    public void partialConfigurationResetsTheRest(boolean resets) {
        partialConfigurationResetsTheRest = resets;
    }

    /** Whether blue's tasks follow the desired count during a deployment, as green's do. */
    public void blueFollowsScaling(boolean follows) {
        blueFollowsScaling = follows;
    }

    /** Whether a deployment can be rolled back while blue's tasks are stopped already, with new tasks of blue. */
    public void rollBackInCleanUp(boolean rollsBack) {
        rollsBackInCleanUp = rollsBack;
    }

    /** Whether a service tells the last deployment as its current one after that has ended. */
    public void endedDeploymentStaysCurrent(boolean stays) {
        endedDeploymentStaysCurrent = stays;
    }

    /** While reads are throttled, an alarm's change is never seen. */
    public void skipAlarmReads(boolean skip) {
        alarmReadsAreSkipped = skip;
    }

    /** At least once means that. */
    public void sendEventsTwice(boolean twice) {
        eventsComeTwice = twice;
    }

    /** From now on the weights that DescribeServiceDeployments tells are this old. */
    public void snapshotsAreLate(Duration delay) {
        snapshotDelay = delay;
    }

    Reconciliation reconciliation() {
        return reconciliation;
    }

    boolean endedHooksStayListed() {
        return endedHooksStayListed;
    }

    boolean acceptsRepeatedContinue() {
        return acceptsRepeatedContinue;
    }

    boolean abortsOnRequest() {
        return abortsOnRequest;
    }

    boolean circuitBreakerCounts() {
        return circuitBreakerCounts;
    }

    boolean sameUpdateStartsAnother() {
        return sameUpdateStartsAnother;
    }

    boolean partialConfigurationResetsTheRest() {
        return partialConfigurationResetsTheRest;
    }

    boolean blueFollowsScaling() {
        return blueFollowsScaling;
    }

    boolean rollsBackInCleanUp() {
        return rollsBackInCleanUp;
    }

    boolean endedDeploymentStaysCurrent() {
        return endedDeploymentStaysCurrent;
    }

    boolean alarmReadsAreSkipped() {
        return alarmReadsAreSkipped;
    }

    boolean eventsComeTwice() {
        return eventsComeTwice;
    }

    Duration snapshotDelay() {
        return snapshotDelay;
    }
}
