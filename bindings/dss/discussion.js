// Bodies of the methods that discussion.go declares with JS.
({ DSSDiscussionReply, fail }) => {
  const replies = async (discussion) => {
    if (!discussion.discussionDataHasReplies) await discussion._getWithReplies();
    const { replies } = discussion.discussionData;
    if (!Array.isArray(replies)) fail("ResponseError", `DSSDiscussion: the answer that holds the discussion ${discussion.discussionId} has no list "replies"`);
    return replies;
  };
  return {
    DSSDiscussion: {
      async setMetadata(discussionMetadata) {
        await this._put({ ...discussionMetadata, replies: await replies(this) });
      },
      async getReplies() { return (await replies(this)).map((reply) => new DSSDiscussionReply(reply)); },
    },
  };
}
