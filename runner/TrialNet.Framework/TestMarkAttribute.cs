namespace TrialNet.Framework;

/// <summary>What the marks of a test and of its class have in common: the runner looks for all of them at once.</summary>
public abstract class TestMarkAttribute : Attribute
{
    private protected TestMarkAttribute()
    {
    }

    /// <summary>Whether a method with the mark is a test whatever its name.</summary>
    internal virtual bool MakesTest => false;
}
