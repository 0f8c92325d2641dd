using TrialNet.Reactor.Abstractions;

namespace TrialNet.Twistd.Running;

/// <summary>The services that are to be run.</summary>
/// <param name="Name">What they are called, in the log and in messages.</param>
/// <param name="Make">Makes them, on the reactor's thread.</param>
internal sealed record ServicePlan(string Name, Func<IReactor, IService> Make);
