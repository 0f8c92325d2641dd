namespace TrialNet.Conformance.Explaining;

/// <summary>How a part of a drawing looks.</summary>
internal enum RouteStyle
{
    /// <summary>As text usually looks.</summary>
    Plain,

    /// <summary>In the background: what is not reached, what stands still.</summary>
    Dim,

    /// <summary>The way of a value.</summary>
    Value,

    /// <summary>The way of a failure.</summary>
    Failure,

    /// <summary>Where the subject departs from the rules.</summary>
    Mark,

    /// <summary>A heading.</summary>
    Strong,
}
