package dev.headgate.simulator.scenario;

import java.util.List;

/** Ways that many scenarios have in common; each scenario's own is written out in its test. */
final class Paths {

    /** A release that went through all three waves. */
    static final List<String> RELEASED = of("""
            PlanRelease IsAnythingToDeploy DeployWaves
            DeployWave RunDeployment IsWaveDeployed WaveDeployed
            DeployWave RunDeployment IsWaveDeployed WaveDeployed
            DeployWave RunDeployment IsWaveDeployed WaveDeployed
            AnnounceRelease IsReleased Released
            """);

    /** A release whose third wave ended otherwise than well. */
    static final List<String> FAILED_IN_PROD = of("""
            PlanRelease IsAnythingToDeploy DeployWaves
            DeployWave RunDeployment IsWaveDeployed WaveDeployed
            DeployWave RunDeployment IsWaveDeployed WaveDeployed
            DeployWave RunDeployment IsWaveDeployed WaveNotDeployed
            AnnounceRelease IsReleased ReleaseFailed
            """);

    /** A deployment without gates that goes well. */
    static final List<String> DEPLOYED = of("""
            OpenDeployment IsItOurTurn CheckReadiness IsReady NeedsApproval
            StartDeployment IsItTold watch… proceed… retireBlue…
            CloseDeployment HowDidItEnd Deployed
            """);

    /** One with both gates. */
    static final List<String> DEPLOYED_BY_CONSENT = of("""
            OpenDeployment IsItOurTurn CheckReadiness IsReady
            NeedsApproval RequestApproval RecordDecision IsApproved
            CheckReadiness IsReady NeedsApproval
            StartDeployment IsItTold watch… ask…
            RequestApproval RecordDecision IsApproved WatchDeployment WhatNext proceed… retireBlue…
            CloseDeployment HowDidItEnd Deployed
            """);

    /** One with both gates that is rolled back once its traffic moves. */
    static final List<String> ROLLED_BACK_BY_CONSENT = of("""
            OpenDeployment IsItOurTurn CheckReadiness IsReady
            NeedsApproval RequestApproval RecordDecision IsApproved
            CheckReadiness IsReady NeedsApproval
            StartDeployment IsItTold watch… ask…
            RequestApproval RecordDecision IsApproved WatchDeployment WhatNext proceed… rollBack…
            CloseDeployment HowDidItEnd RolledBack
            """);

    private Paths() {}

    /** Names between white space. */
    static List<String> of(String names) {
        return List.of(names.strip().split("\\s+"));
    }
}
