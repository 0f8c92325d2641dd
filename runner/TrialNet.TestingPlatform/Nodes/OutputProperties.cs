using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>What a test wrote, as the platform shows it beside the test.</summary>
internal static class OutputProperties
{
    public static void AddTo(PropertyBag properties, TestOutput? output)
    {
        if (OutputText.OfStreams(output) is { } text)
        {
            properties.Add(new StandardOutputProperty(text));
        }

        if (output?.StandardError is { } error)
        {
            properties.Add(new StandardErrorProperty(error));
        }
    }
}
