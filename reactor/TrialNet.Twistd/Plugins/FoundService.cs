using TrialNet.Reactor.Abstractions;

namespace TrialNet.Twistd.Plugins;

/// <summary>A service that can be run.</summary>
/// <param name="Name">The name to choose it by.</param>
/// <param name="Description">What it is.</param>
/// <param name="Options">The options that it takes.</param>
/// <param name="Maker">Makes it.</param>
/// <param name="Place">The assembly and the type that it was found in.</param>
internal sealed record FoundService(string Name, string Description, IReadOnlyList<ServiceOption> Options, IServiceMaker Maker, string Place);
