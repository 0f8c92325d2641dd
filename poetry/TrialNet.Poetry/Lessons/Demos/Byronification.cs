using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>
/// The same program twice: with <c>try</c> and <c>catch</c>, and with callbacks and errbacks. A poem is fetched, an engine makes it
/// sound like Byron, and it is printed; gibberish from the engine means the poem as it was, and anything else no poem at all.
/// </summary>
internal sealed class Byronification()
    : Lesson("byronification", 9, "the four outcomes of one program, with try and catch and with a Deferred")
{
    protected override void Run()
    {
        Compare("The poem comes, and the engine works", GetPoem, static poem => $"She walks in {poem}");
        Compare("The engine raises GibberishError", GetPoem, static _ => throw new GibberishException());
        Compare("The engine fails in another way", GetPoem, static _ => throw new InvalidOperationException("the engine is on fire"));
        Compare("There is no poem", static () => throw new IOException("no connection"), static poem => poem);
    }

    private static string GetPoem() => "a short poem";

    private void Compare(string outcome, Func<string> getPoem, Func<string, string> engine)
    {
        Say($"{outcome}:");
        Say($"  try and catch  {Synchronously(getPoem, engine)}");
        Say($"  Deferred       {WithDeferred(getPoem, engine)}");
    }

    private static string Synchronously(Func<string> getPoem, Func<string, string> engine)
    {
        try
        {
            var poem = getPoem();
            try
            {
                poem = engine(poem);
            }
            catch (GibberishException)
            {
                // The poem as it was.
            }

            return $"prints '{poem}'";
        }
        catch (Exception error)
        {
            return $"reports '{error.Message}'";
        }
    }

    private static string WithDeferred(Func<string> getPoem, Func<string, string> engine)
    {
        var said = "";
        var original = "";
        Deferred.Maybe(getPoem)
            .AddCallback(poem => engine(original = poem))
            .AddErrback(failure =>
            {
                failure.Trap<GibberishException>();
                return original;
            })
            .AddCallback(poem => $"prints '{poem}'")
            .AddErrback(failure => $"reports '{failure.GetErrorMessage()}'")
            .AddCallback(text => { said = text; });
        return said;
    }

    private sealed class GibberishException() : Exception("gibberish");
}
