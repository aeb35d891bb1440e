package dev.headgate.config.file;

import dev.headgate.config.network.Network;
import dev.headgate.config.network.SharedLoadBalancer;
import java.util.Optional;

/** What the section {@code environments} says; the rules of releasing there come with each service. */
record DeclaredEnvironment(
        String name,
        int wave,
        String account,
        String region,
        Optional<Network> network,
        Optional<SharedLoadBalancer> loadBalancer,
        Optional<WindowsReader.Declared> windows) {}
