using System.Globalization;

namespace TrialNet.Runner.Workers;

/// <summary>What an exit code says to people.</summary>
internal static class ExitText
{
    private const int SignalBase = 128;

    internal static string Of(int exitCode)
    {
        var signal = OperatingSystem.IsWindows() ? null : NameOfSignal(exitCode - SignalBase);
        return signal is null
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}")
            : string.Create(CultureInfo.InvariantCulture, $"{signal}, exit code {exitCode}");
    }

    private static string? NameOfSignal(int number) => number switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        4 => "SIGILL",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        15 => "SIGTERM",
        _ => null,
    };
}
