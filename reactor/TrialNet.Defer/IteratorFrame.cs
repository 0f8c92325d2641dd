using System.Collections;

namespace TrialNet.Defer;

/// <summary>An iterator that runs, and what must be in force again when it has ended and the one that yielded it goes on.</summary>
internal sealed class IteratorFrame(IEnumerator body, IteratorFrame? outer, int suspensions)
{
    private readonly ExecutionContext? _context = outer is null ? null : ExecutionContext.Capture();
    private readonly ScopeActivation _scope = Scope.Keep();

    internal IEnumerator Body => body;

    internal IteratorFrame? Outer => outer;

    /// <summary>
    /// Puts back what was in force when the iterator was yielded (D-10.13); if anything was waited for since, the scope of the Deferred.
    /// </summary>
    internal void Restore(int suspensionsNow, Scope scopeOfDeferred)
    {
        if (_context is not null)
        {
            ExecutionContext.Restore(_context);
        }

        if (outer is null)
        {
            return;
        }

        if (suspensionsNow == suspensions)
        {
            _scope.Dispose();
        }
        else
        {
            Scope.Restore(scopeOfDeferred);
        }
    }
}
