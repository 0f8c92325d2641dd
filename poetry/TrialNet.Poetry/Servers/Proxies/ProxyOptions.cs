namespace TrialNet.Poetry.Servers.Proxies;

/// <summary>How a proxy deals with a poem that it has, and one that it cannot get.</summary>
public sealed record ProxyOptions
{
    /// <summary>How old a poem may be that is given again; null lets it live for ever, as in the series.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Whether a poem that is too old is better than none, when there is no new one to be had.</summary>
    public bool IsStaleGivenOnError { get; init; }
}
