package dev.headgate.testing;

import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;

class InMemoryNewsStoreTest extends NewsStoreContract {

    private final DeploymentStore deployments = new InMemoryDeploymentStore();
    private final NewsStore news = new InMemoryNewsStore(deployments);

    @Override
    protected NewsStore news() {
        return news;
    }

    @Override
    protected DeploymentStore deployments() {
        return deployments;
    }
}
