using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>What a test wrote, as the platform shows it beside the test.</summary>
internal static class OutputProperties
{
    public static void AddTo(PropertyBag properties, TestOutput? output)
    {
        if (StandardOutput(output) is { } text)
        {
            properties.Add(new StandardOutputProperty(text));
        }

        if (output?.StandardError is { } error)
        {
            properties.Add(new StandardErrorProperty(error));
        }
    }

    /// <summary>Standard output, and the log behind it, for which the platform has no place of its own.</summary>
    public static string? StandardOutput(TestOutput? output) => output switch
    {
        null => null,
        { Log: null } => output.StandardOutput,
        { StandardOutput: null } => $"Log:\n{output.Log}",
        _ => $"{output.StandardOutput.TrimEnd('\n')}\nLog:\n{output.Log}",
    };
}
