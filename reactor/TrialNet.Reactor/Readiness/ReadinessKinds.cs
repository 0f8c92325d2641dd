namespace TrialNet.Reactor.Readiness;

/// <summary>The readiness reactors by kind.</summary>
internal static class ReadinessKinds
{
    internal const string Epoll = "epoll";

    internal const string Poll = "poll";

    internal const string Select = "select";

    /// <summary>Why epoll does not run here; null if it does.</summary>
    internal static string? WhyNoEpoll => OperatingSystem.IsLinux() ? null : "epoll is a system call of Linux";

    /// <summary>Why poll does not run here; null if it does.</summary>
    internal static string? WhyNoPoll => OperatingSystem.IsLinux() ? null : "poll is called as Linux has it";

    internal static DescriptorReactor CreateEpoll() => new(Epoll, EpollSource.Open);

    internal static DescriptorReactor CreatePoll() => new(Poll, PollSource.Open);

    internal static ReadinessReactor CreateSelect() => new(Select, static () => new SelectSource());
}
