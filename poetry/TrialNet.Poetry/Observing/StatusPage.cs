namespace TrialNet.Poetry.Observing;

/// <summary>An answer of a <see cref="StatusFactory"/>.</summary>
/// <param name="Code">The status code of HTTP.</param>
/// <param name="Text">The body.</param>
/// <param name="ContentType">What the body is.</param>
public sealed record StatusPage(int Code, string Text, string ContentType = "text/plain; charset=utf-8")
{
    /// <summary>What OpenMetrics text is called.</summary>
    public const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";
}
