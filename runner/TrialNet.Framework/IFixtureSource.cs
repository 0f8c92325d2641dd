namespace TrialNet.Framework;

/// <summary>The fixtures that are set up now. Threading: any thread.</summary>
internal interface IFixtureSource
{
    /// <summary>Finds a fixture.</summary>
    /// <param name="user">The class of the test, or of the fixture, that asks.</param>
    /// <param name="fixture">The fixture's class, or a base of it.</param>
    /// <returns>The fixture; null if there is none.</returns>
    Fixture? Find(Type user, Type fixture);
}
