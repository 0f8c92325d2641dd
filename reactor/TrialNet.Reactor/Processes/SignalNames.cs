using System.Globalization;

namespace TrialNet.Reactor.Processes;

/// <summary>Names and numbers of Linux's signals.</summary>
internal static class SignalNames
{
    internal const int Kill = 9;
    internal const int Greatest = 64;

    private static readonly Dictionary<string, int> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HUP"] = 1,
        ["INT"] = 2,
        ["QUIT"] = 3,
        ["ILL"] = 4,
        ["TRAP"] = 5,
        ["ABRT"] = 6,
        ["BUS"] = 7,
        ["FPE"] = 8,
        ["KILL"] = Kill,
        ["USR1"] = 10,
        ["SEGV"] = 11,
        ["USR2"] = 12,
        ["PIPE"] = 13,
        ["ALRM"] = 14,
        ["TERM"] = 15,
        ["CHLD"] = 17,
        ["CONT"] = 18,
        ["STOP"] = 19,
        ["TSTP"] = 20,
        ["TTIN"] = 21,
        ["TTOU"] = 22,
        ["WINCH"] = 28,
    };

    /// <summary>The number of a signal, with or without SIG before its name; null if there is none.</summary>
    internal static int? Find(string name) =>
        Numbers.TryGetValue(name.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? name[3..] : name, out var number) ? number : null;

    internal static string Describe(int signal) =>
        Numbers.FirstOrDefault(entry => entry.Value == signal).Key is { } name
            ? string.Create(CultureInfo.InvariantCulture, $"signal {signal} (SIG{name})")
            : string.Create(CultureInfo.InvariantCulture, $"signal {signal}");
}
