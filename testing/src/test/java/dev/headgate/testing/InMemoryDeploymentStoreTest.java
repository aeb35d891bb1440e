package dev.headgate.testing;

import dev.headgate.deployment.DeploymentStore;

/** The twin is as strict as the store. */
class InMemoryDeploymentStoreTest extends DeploymentStoreContract {

    private final DeploymentStore store = new InMemoryDeploymentStore();

    @Override
    protected DeploymentStore store() {
        return store;
    }
}
