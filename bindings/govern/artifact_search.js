// Bodies of the methods that artifact_search.go and artifact_filter.go declare with JS.
({ GovernArtifactSearchRequest, pages }) => ({
  GovernArtifactSearchRequest: {
    _hits() {
      const walk = new GovernArtifactSearchRequest(this.client, this.searchQuery, null);
      let over = false;
      return pages(async () => {
        if (over) return null;
        const last = walk.lastArtifactId;
        const page = await walk.fetchNextBatch();
        over = page.response.hasNextPage === false;
        // No new last artifact: the page is empty, or the server gave the same one again.
        return walk.lastArtifactId === last ? null : page.getResponseHits();
      });
    },
  },
  GovernArtifactFilterFieldValue: {
    build() {
      const filter = { type: this.filterType, conditionType: this.conditionType };
      for (const key of ["condition", "fieldId", "negateCondition", "caseSensitive"]) {
        if (this[key] !== null && this[key] !== undefined) filter[key] = this[key];
      }
      return filter;
    },
  },
});
