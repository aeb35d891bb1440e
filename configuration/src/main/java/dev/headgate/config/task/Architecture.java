package dev.headgate.config.task;

/** What processors a service's images are built for and run on: the same in every environment, as the image is. */
public enum Architecture {
    X86_64,
    ARM64
}
