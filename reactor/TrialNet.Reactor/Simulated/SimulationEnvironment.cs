using System.Globalization;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Simulated;

/// <summary>What the environment says of simulations that are chosen by name alone.</summary>
internal static class SimulationEnvironment
{
    internal const string Seed = "TRIALNET_SEED";
    internal const string Network = "TRIALNET_NETWORK";

    /// <summary>Reads TRIALNET_SEED, a whole number, 0 if it is not there, and TRIALNET_NETWORK: lan, slow, choppy or hostile.</summary>
    /// <exception cref="FormatException">One of them makes no sense.</exception>
    internal static SimulationOptions Read(Func<string, string?> variable) => ReadNetwork(variable(Network)) with { Seed = ReadSeed(variable(Seed)) };

    private static long ReadSeed(string? text) => string.IsNullOrEmpty(text) ? 0
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new FormatException($"{Seed} is '{text}', which is not a whole number.");

    private static SimulationOptions ReadNetwork(string? text) => text?.ToUpperInvariant() switch
    {
        null or "" or "LAN" => SimulationOptions.Lan,
        "SLOW" => SimulationOptions.Slow,
        "CHOPPY" => SimulationOptions.Choppy,
        "HOSTILE" => SimulationOptions.Hostile,
        _ => throw new FormatException($"{Network} is '{text}', and not lan, slow, choppy or hostile."),
    };
}
