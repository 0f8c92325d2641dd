namespace TrialNet.Reactor.Abstractions;

/// <summary>Makes a service from options: what a command that runs services offers by name. Threading: any thread, except for <see cref="MakeService"/>.</summary>
public interface IServiceMaker
{
    /// <summary>The name to choose it by.</summary>
    string Name { get; }

    /// <summary>One line that tells what it is.</summary>
    string Description { get; }

    /// <summary>The options that it takes, in the order in which help shows them.</summary>
    IReadOnlyList<ServiceOption> Options { get; }

    /// <summary>Makes the service, which is not started.</summary>
    /// <param name="reactor">The reactor that it will run on, and the thread that makes it.</param>
    /// <param name="options">What was given, and defaults for what was not.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentException">The options make no sense; the message says why.</exception>
    IService MakeService(IReactor reactor, ServiceOptions options);
}
