using System.Globalization;
using TrialNet.Twistd.Interop;

namespace TrialNet.Twistd.Daemons;

/// <summary>The daemon's side of the pipe on which its starter waits. Standard error stays the starter's as long, for what goes wrong.</summary>
internal static unsafe class StarterPipe
{
    /// <summary>The variable that tells a daemon that it is one, and the number of the pipe.</summary>
    public const string Variable = "TRIALNET_TWISTD_STARTER";

    private const int StandardError = 2;

    private static int _descriptor = -1;
    private static int[] _copiesOfError = [];

    /// <summary>Whether a starter waits, or waited, for this process.</summary>
    public static bool IsPresent { get; private set; }

    /// <summary>Finds the pipe, if this process was started as a daemon; neither it nor the variable is for our children.</summary>
    public static void Find()
    {
        var text = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, null);
        if (OperatingSystem.IsLinux() && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor)
            && Libc.fcntl(descriptor, Libc.SetDescriptorFlags, Libc.DescriptorClosesOnExec) == 0)
        {
            _descriptor = descriptor;
            IsPresent = true;

            // Found before any file of a service is open: a log may be the very file that standard error is.
            _copiesOfError = [.. Likes(TargetOf(StandardError))];
        }
    }

    /// <summary>Tells the starter that all is well, and lets go of its standard error.</summary>
    public static void Ready()
    {
        if (_descriptor < 0)
        {
            return;
        }

        ReleaseStandardError();
        byte ready = 1;
        _ = Libc.write(_descriptor, &ready, 1);
        _ = Libc.close(_descriptor);
        _descriptor = -1;
    }

    // The runtime's console has copies of its own, and whoever reads the other end of a pipe waits for the last of them. Services may have
    // made more; of a file that may be theirs nothing but the copies from the beginning is let go.
    private static void ReleaseStandardError()
    {
        var nowhere = Libc.open("/dev/null", Libc.WriteOnly | Libc.CloseOnExec | Libc.DoNotBecomeTerminal, 0);
        var target = TargetOf(StandardError);
        var isShared = target?.StartsWith("pipe:", StringComparison.Ordinal) == true || target?.StartsWith("socket:", StringComparison.Ordinal) == true
            || target?.StartsWith("/dev/", StringComparison.Ordinal) == true;
        foreach (var descriptor in Likes(target).Where(descriptor => descriptor != nowhere && (isShared || _copiesOfError.Contains(descriptor))))
        {
            _ = Libc.dup2(nowhere, descriptor);
            _ = Libc.fcntl(descriptor, Libc.SetDescriptorFlags, Libc.DescriptorClosesOnExec);
        }

        _ = Libc.dup2(nowhere, StandardError);
        _ = Libc.close(nowhere);
    }

    /// <summary>Which descriptors, the standard ones left out, lead to the same place.</summary>
    private static List<int> Likes(string? target) =>
    [
        .. Directory.GetFileSystemEntries("/proc/self/fd")
            .Select(static entry => int.Parse(Path.GetFileName(entry.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture))
            .Where(descriptor => descriptor > StandardError && TargetOf(descriptor) == target),
    ];

    private static string? TargetOf(int descriptor) => new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{descriptor}")).LinkTarget;
}
