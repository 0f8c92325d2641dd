using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>Whatever wraps a Deferred of TrialNet.</summary>
internal interface IProductDeferred
{
    /// <summary>The wrapped object.</summary>
    Deferred Wrapped { get; }
}
