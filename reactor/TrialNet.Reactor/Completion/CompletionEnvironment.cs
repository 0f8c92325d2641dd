namespace TrialNet.Reactor.Completion;

/// <summary>What the environment says of completion reactors.</summary>
internal static class CompletionEnvironment
{
    internal const string Engine = "TRIALNET_COMPLETION";

    /// <summary>Reads TRIALNET_COMPLETION: ring, or sockets; null if it is not there, which leaves it to the machine.</summary>
    /// <exception cref="FormatException">It makes no sense.</exception>
    internal static CompletionEngine? Read(Func<string, string?> variable)
    {
        var text = variable(Engine);
        return text?.ToUpperInvariant() switch
        {
            null or "" => null,
            "RING" => CompletionEngine.Ring,
            "SOCKETS" => CompletionEngine.Sockets,
            _ => throw new FormatException($"{Engine} is '{text}', and not ring or sockets."),
        };
    }
}
