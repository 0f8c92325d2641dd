using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Debug mode, which is one switch for the whole process.</content>
public sealed partial class ProductSubject
{
    private bool _hasDebugged;

    /// <inheritdoc/>
    public bool IsDebugging
    {
        get => Deferred.DebugMode;
        set
        {
            _hasDebugged = true;
            Deferred.DebugMode = value;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TakeUnhandledReports() =>
        [.. _scope.TakeUnhandledFailures().Select(static unhandled => unhandled.ToString())];

    private void EndDebugging()
    {
        if (_hasDebugged)
        {
            Deferred.DebugMode = false;
        }
    }
}
