using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>The transforms that <c>poetry transform</c> offers.</summary>
public static class BuiltInTransforms
{
    /// <summary>How long <c>ponder</c> waits.</summary>
    public static TimeSpan PonderingTime { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = ["backwards", "cummingsify", "ponder", "rot13", "shout"];

    /// <summary>Makes a service with all of them.</summary>
    /// <param name="clock">Whose timers the slow ones use.</param>
    public static TransformService MakeService(IReactorTime clock)
    {
        var service = new TransformService();
        service.Add(new TextTransform("cummingsify", Cummingsify));
        service.Add(new TextTransform("shout", static text => text.ToUpperInvariant()));
        service.Add(new TextTransform("rot13", static text => string.Create(text.Length, text, Rotate)));
        service.Add(new TextTransform("backwards", Backwards));
        service.Add(new DelayedTransform(clock, PonderingTime, new TextTransform("ponder", static text => text)));
        return service;
    }

    // The same in every country: an I has its dot in Turkey too (P-XF-01).
    private static string Cummingsify(string text) => text.ToLowerInvariant();

    /// <summary>The last line first; a break after the last line stays there.</summary>
    private static string Backwards(string text)
    {
        var end = text.EndsWith('\n') ? "\n" : "";
        return string.Join('\n', text[..^end.Length].Split('\n').Reverse()) + end;
    }

    private static void Rotate(Span<char> letters, string text)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = text[i] switch
            {
                >= 'a' and <= 'z' and var letter => (char)('a' + ((letter - 'a' + 13) % 26)),
                >= 'A' and <= 'Z' and var letter => (char)('A' + ((letter - 'A' + 13) % 26)),
                var other => other,
            };
        }
    }
}
