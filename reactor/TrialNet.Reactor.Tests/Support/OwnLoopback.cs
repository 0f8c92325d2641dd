namespace TrialNet.Reactor.Tests.Support;

/// <summary>An address of this machine for one test alone, where the system has more than one: a port that is free there stays free.</summary>
internal static class OwnLoopback
{
    private static int _last = Random.Shared.Next();

    /// <summary>The next one.</summary>
    internal static string Next()
    {
        var number = (uint)Interlocked.Increment(ref _last);
        return OperatingSystem.IsLinux() ? $"127.{1 + (number >> 16) % 254}.{(number >> 8) % 256}.{1 + number % 254}" : "127.0.0.1";
    }
}
