package dev.headgate.simulator.served;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario;
import java.util.Optional;

/**
 * What is to be played.
 *
 * @param service whose release it is about
 * @param manner what the simulated approvers do
 * @param links where links to the approval page begin; empty where they are to lead to the address that is served
 */
public record Play(
        Scenario scenario,
        Configuration configuration,
        Definitions definitions,
        Service service,
        Manner manner,
        long seed,
        Pace pace,
        Optional<String> links) {}
