namespace TrialNet.Reactor.Abstractions;

/// <summary>Makes the services of a whole program: what a command that runs services finds in an application file.</summary>
/// <remarks>It has a public constructor without parameters. Threading: the thread of the reactor.</remarks>
public interface IApplicationMaker
{
    /// <summary>Makes the services, which are not started.</summary>
    /// <param name="reactor">The reactor that they will run on, and the thread that makes them.</param>
    /// <returns>The service at the top.</returns>
    IService MakeApplication(IReactor reactor);
}
