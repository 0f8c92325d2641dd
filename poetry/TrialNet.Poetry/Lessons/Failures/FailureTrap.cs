using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Failures;

/// <summary>
/// Exercise 6.2: Trap is to an errback what a list of <c>catch</c> clauses is to a <c>try</c> block: what is not named goes on as
/// if nobody had looked.
/// </summary>
internal sealed class FailureTrap() : Lesson("failure-trap", 6, "exercise 6.2: Failure.Trap beside 'catch'")
{
    protected override void Run()
    {
        Compare(new FileNotFoundException("no such poem"));
        Compare(new TimeoutException("no poem in time"));
        Compare(new InvalidOperationException("a bug"));
    }

    private void Compare(Exception error)
    {
        Say($"{error.GetType().Name}:");
        Synchronously(error);
        WithDeferred(error);
    }

    private void Synchronously(Exception thrown)
    {
        try
        {
            try
            {
                throw thrown;
            }
            catch (Exception error) when (error is IOException or TimeoutException)
            {
                Say($"  catch took it: {error.Message}");
            }
        }
        catch (Exception error)
        {
            Say($"  catch let it pass: {error.Message}");
        }
    }

    private void WithDeferred(Exception error)
    {
        var d = new Deferred<string>();
        d.AddErrback(NoPoem).AddErrback(SomethingElse);
        d.Errback(error);
    }

    private void NoPoem(Failure failure)
    {
        failure.Trap(typeof(IOException), typeof(TimeoutException));
        Say($"  Trap took it: {failure.GetErrorMessage()}");
    }

    private void SomethingElse(Failure failure) => Say($"  Trap let it pass: {failure.GetErrorMessage()}");
}
