using System.Runtime.CompilerServices;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Methods of the kit that are to be found, or not, in the texts of a subject by their names.</summary>
internal static class Frames
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ISubjectDeferred MakeInKit(DeferredSubject subject)
    {
        var deferred = subject.NewDeferred(null);
        GC.KeepAlive(deferred);
        return deferred;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void FireInKit(ISubjectDeferred deferred, Exception? error)
    {
        if (error is null)
        {
            deferred.Callback("first");
        }
        else
        {
            deferred.Errback(error);
        }

        GC.KeepAlive(deferred);
    }

    /// <summary>Throws an exception in <see cref="ThrowInKit"/> through <see cref="PassThroughKit"/>, and catches it.</summary>
    internal static Exception Thrown(Exception error)
    {
        try
        {
            PassThroughKit(error);
        }
        catch (Exception caught)
        {
            // Now it has frames.
            return caught;
        }

        return error;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void PassThroughKit(Exception error)
    {
        ThrowInKit(error);
        GC.KeepAlive(error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ThrowInKit(Exception error) => throw error;
}
